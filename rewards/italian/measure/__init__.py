"""How good the rules are: minimal pairs and treebanks."""
