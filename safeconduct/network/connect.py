"""Which nodes hang together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components


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


def reached(
    nodes: int, tail: NDArray[np.int32], head: NDArray[np.int32], sources: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Mark the nodes a way leads to from any of the sources, themselves included."""
    found = np.zeros(nodes + 1, dtype=np.bool_)
    if len(sources):
        ends = np.concatenate([head, sources.astype(np.int32)])
        starts = np.concatenate([tail, np.full(len(sources), nodes, dtype=np.int32)])
        graph = csr_array((np.ones(len(ends)), (starts, ends)), shape=(nodes + 1, nodes + 1))
        order = breadth_first_order(graph, nodes, directed=True, return_predecessors=False)
        found[order] = True
    return found[:nodes]
