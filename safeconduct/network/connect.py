"""Which nodes hang together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

STUB_PART = 0.01
"""A piece of road with a smaller part of the nodes than this is a stub: it leads nowhere."""


def largest_part(nodes: int, tail: NDArray[np.int32], head: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Mark the largest strongly connected part of a directed graph.

    Parameters
    ----------
    nodes
        Number of nodes.
    tail, head
        Ends of the links.

    Returns
    -------
    numpy.ndarray
        Bool, shape (nodes,). All false without links. Among equals the part that holds the lowest
        node number.
    """
    if len(tail) == 0:
        return np.zeros(nodes, dtype=np.bool_)
    graph = csr_array((np.ones(len(tail)), (tail, head)), shape=(nodes, nodes))
    _, label = connected_components(graph, directed=True, connection="strong")
    touched = np.zeros(nodes, dtype=np.bool_)
    touched[tail] = True
    touched[head] = True
    size = np.bincount(label[touched], minlength=int(label.max()) + 1)
    first = label[np.flatnonzero(touched & (size[label] == size.max()))[0]]
    found: NDArray[np.bool_] = label == first
    return found


def weak_parts(nodes: int, tail: NDArray[np.int32], head: NDArray[np.int32]) -> NDArray[np.int32]:
    """Give each node the number of its piece, directions ignored; shape (nodes,)."""
    graph = csr_array((np.ones(len(tail)), (tail, head)), shape=(nodes, nodes))
    _, label = connected_components(graph, directed=False)
    numbered: NDArray[np.int32] = label.astype(np.int32)
    return numbered


def main_pieces(nodes: int, tail: NDArray[np.int32], head: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Mark the nodes of pieces that are more than stubs.

    Parameters
    ----------
    nodes
        Number of nodes.
    tail, head
        Ends of the links; directions are ignored.

    Returns
    -------
    numpy.ndarray
        Bool, shape (nodes,): touched by a link, in a piece of at least :data:`STUB_PART` of all such nodes.
    """
    touched = np.zeros(nodes, dtype=np.bool_)
    touched[tail] = touched[head] = True
    label = weak_parts(nodes, tail, head)
    large = np.bincount(label)[label] >= STUB_PART * touched.sum()
    marked: NDArray[np.bool_] = touched & large
    return marked
