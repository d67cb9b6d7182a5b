/** What can be looked at, and how: names alone, so that a command line can list them without loading the views. */

/** The graph after a pass, or the kernels. */
export const stageNames = ["source", "gradient", "simplified", "kernels"] as const;
export type ViewedStage = (typeof stageNames)[number];

export const formats = ["text", "json", "dot", "svg"] as const;
export type Format = (typeof formats)[number];
