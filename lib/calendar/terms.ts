/** Where the clocks of all offices stand, whatever the server's or a browser's does. */
export const CHINA = "Asia/Shanghai";

/** The months of a year. */
export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
