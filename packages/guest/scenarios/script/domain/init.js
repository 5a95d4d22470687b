// biome-ignore lint/correctness/noSelfAssign: the assignment is what counts.
document.domain = document.domain;
