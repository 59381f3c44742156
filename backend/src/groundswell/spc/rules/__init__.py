"""The rules that find special causes, one file a rule. Each answers with a flag per point, before any precedence."""
