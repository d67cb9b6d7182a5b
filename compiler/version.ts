/** The version of the compiler, as `signature` and the header of a module name it. */
export const version = "0.1.0";
