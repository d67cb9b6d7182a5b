/** What a program is for one binding of its sizes: one graph with names, and what is to be derived from it. */
import type { Graph, Node } from "./graph.js";
import type { Initializer } from "./initializer.js";

/** Values of the sizes by name. */
export type Binding = { readonly [size: string]: number };

/** What to differentiate: `wrt` defaults to all parameters. */
export interface GradientsSpec {
  readonly of: string;
  readonly wrt?: readonly string[];
  readonly disconnected?: "error" | "zero";
}

/** The tangent of a node along tangents of `wrt`; a wrt that does not reach the node adds zero. */
export type JvpSpec = Pick<GradientsSpec, "of" | "wrt">;

/** All derivatives of a node by one tensor. */
export interface JacobianSpec {
  readonly of: string;
  readonly wrt: string;
  /** Whether only what can differ from zero is computed. */
  readonly sparse?: boolean;
}

/** What to derive, each in a function of its own. */
export interface DerivativeSpecs {
  readonly gradients?: GradientsSpec;
  readonly jvp?: JvpSpec;
  /** Products of the Hessian of a scalar with vectors. */
  readonly hvp?: GradientsSpec;
  readonly jacobian?: JacobianSpec;
  readonly hessian?: JacobianSpec;
}

/** The same with its defaults; null where nothing is asked. */
export type Derivatives = { readonly [D in keyof DerivativeSpecs]-?: Required<NonNullable<DerivativeSpecs[D]>> | null };

/** Where a node comes from in the user's text, for comments and source maps. */
export interface Formula {
  readonly text: string;
  readonly line: number;
}

/** A program for one binding of its sizes. */
export interface Declaration extends Derivatives {
  readonly name: string;
  readonly doc: string;
  readonly binding: Binding;
  readonly graph: Graph;
  readonly inputs: ReadonlyMap<string, Node>;
  readonly parameters: ReadonlyMap<string, Node>;
  /** Tensors that calls of step change, and that no one need give: each has an initializer. */
  readonly state: ReadonlyMap<string, Node>;
  readonly initializers: ReadonlyMap<string, Initializer>;
  /** The node that formulas call `training`; null if none does. */
  readonly training: Node | null;
  /** Every named node: inputs, parameters, state, nodes, and updates without a name as `next_<name>`. */
  readonly named: ReadonlyMap<string, Node>;
  readonly outputs: ReadonlyMap<string, Node>;
  /** New values of parameters and state, by their names. */
  readonly updates: ReadonlyMap<string, Node>;
  /** Formula of each named node, where the program was a text. */
  readonly formulas: ReadonlyMap<string, Formula>;
}
