"""What a builder has to say of the places of an operation: faults and warnings, gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from safeconduct.errors import Fault, InputError, Severity
from safeconduct.operation.model import Where


@dataclass(slots=True)
class Report:
    """Faults and warnings in the order they were found."""

    entries: list[Fault] = field(default_factory=list)

    def add(
        self, where: Where | None, code: str, said: tuple[str, str, str], severity: Severity
    ) -> None:
        """Note what, why and the remedy."""
        place = where or Where("operation.yaml", 0)
        self.entries.append(Fault(place.file, place.line, code, *said, severity=severity))

    def raise_faults(self) -> None:
        """Raise all faults at once, if there is one."""
        faults = [entry for entry in self.entries if entry.severity == "fault"]
        if faults:
            raise InputError(faults)

    def warnings(self) -> tuple[Fault, ...]:
        """Give the warnings, sorted by place."""
        return tuple(sorted(entry for entry in self.entries if entry.severity == "warning"))
