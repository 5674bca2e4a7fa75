// Filled by the Local host's first commit.
return;
