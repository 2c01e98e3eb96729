"""The rules of check_tree.py, one file each: a rule has check(tree) and yields findings."""
