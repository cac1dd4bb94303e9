"""Small helpers around requests and responses, shared by the apps' views."""
