/** One run of one subject: a number by the name of what was measured. Times in milliseconds, sizes in bytes. */
export type Figures = Readonly<Record<string, number>>;
