"""Whether what was made may leave the office: checks, gates and approvals.

``checking`` runs the court's checks on the finished files and adds what the build itself finds;
``gates`` holds what refuses a final build in every court; ``approving`` records who approved a
packet and whether that still holds.
"""
