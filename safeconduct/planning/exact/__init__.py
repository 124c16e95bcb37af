"""The exact engine: plans as flows over time, where the model is one."""
