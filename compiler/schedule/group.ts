/** Which stored nodes share a kernel: what follows a sum element by element, and maps over one shape. */
import type { Node } from "../../src/graph.js";
import { sameShape } from "../../src/types.js";
import { stored } from "./alias.js";
import type { Fusion } from "./fuse.js";
import { treeOf, type FindPlace } from "./tree.js";

/** A kernel to be: the node whose family decides its form, and the nodes that it stores. */
export interface Group {
  readonly anchor: Node;
  readonly roots: readonly Node[];
  /** Of a reduction: nodes that a map of its length computes along the way. */
  readonly companions?: readonly Node[];
}

/** The kernels in an order in which everything is computed before it is read. */
export function gather(nodes: readonly Node[], fusion: Fusion, place: FindPlace): Group[] {
  const groups: Group[] = [],
    taken = new Set<Node>(),
    kernels = nodes.filter((node) => fusion.stored.has(node));
  const followers = new Map<Node, Node>();
  for (const node of kernels) {
    const anchor = anchorFor(node, fusion, place, followers);
    if (anchor !== null) followers.set(anchor, node);
  }
  for (const node of kernels) {
    const follower = followers.get(node);
    if (follower === undefined) continue;
    taken.add(node).add(follower);
  }
  for (const [loop, picks] of picksByLoop(kernels)) groups.push({ anchor: loop, roots: picks });
  for (const node of kernels) {
    if (node.op.family === "pick") continue;
    const follower = followers.get(node);
    if (follower !== undefined)
      groups.push({ anchor: node, roots: isNeeded(node, follower, fusion) ? [node, follower] : [follower] });
    else if (!taken.has(node)) groups.push({ anchor: node, roots: [node] });
  }
  return joinCompanions(joinMaps(inOrder(groups, place), place), fusion, place);
}

function picksByLoop(kernels: readonly Node[]): Map<Node, Node[]> {
  const picks = new Map<Node, Node[]>();
  for (const node of kernels) {
    const [loop] = node.inputs;
    if (node.op.family === "pick" && loop !== undefined) picks.set(loop, [...(picks.get(loop) ?? []), node]);
  }
  return picks;
}

/** A sum over one axis and a map of nearly its length that compute values in common share a pass. */
function joinCompanions(groups: readonly Group[], fusion: Fusion, place: FindPlace): Group[] {
  const result = [...groups];
  for (const sum of groups) {
    if (sum.anchor.op.family !== "reduction" || sum.anchor.inputs[0]?.type.shape.length !== 1) continue;
    const map = result.find((group) => isMap(group) && runsAlong(group, sum, fusion, place));
    if (map === undefined) continue;
    const at = result.indexOf(sum),
      mapAt = result.indexOf(map);
    // Both read only what is in memory from the start, so that the sum can go where the map is needed first; a node
    // that follows the sum may not.
    if (mapAt < at && sum.roots.some((root) => root !== sum.anchor)) continue;
    result[Math.min(at, mapAt)] = { ...sum, companions: map.roots };
    result.splice(Math.max(at, mapAt), 1);
  }
  return result;
}

/** Shorter sums are not worth the longer code. */
const shortestSum = 64;

function runsAlong(map: Group, sum: Group, fusion: Fusion, place: FindPlace): boolean {
  const terms = sum.anchor.inputs[0],
    length = terms?.type.shape[0] ?? 0,
    shape = map.anchor.type.shape;
  if (terms === undefined || shape.length !== 1 || length < shortestSum || Math.abs((shape[0] ?? 0) - length) > 16)
    return false;
  const summed = treeOf([terms], place),
    mapped = treeOf(map.roots, place),
    known = new Set(summed);
  // The sum comes first at each position: it must not read what the map stores.
  const computes = (node: Node): boolean => !fusion.stored.has(stored(node));
  const early = summed.every(computes) && mapped.every((node) => computes(node) || map.roots.includes(node));
  return early && mapped.some((node) => node.op.family === "elementwise" && known.has(node));
}

/** A reduction or contraction whose result this node uses element by element, if their kernels can be one. */
function anchorFor(node: Node, fusion: Fusion, place: FindPlace, followers: ReadonlyMap<Node, Node>): Node | null {
  if (node.op.family !== "elementwise") return null;
  const tree = treeOf([node], place),
    direct = elementwiseBelow(node, place);
  const anchors = tree.filter(
    (below) =>
      (below.op.family === "reduction" || below.op.family === "contraction") &&
      fusion.stored.has(below) &&
      sameShape(below.type.shape, node.type.shape),
  );
  return (
    anchors.reverse().find((anchor) => {
      const others = tree.filter((below) => below !== anchor && below !== node && place(below) !== undefined);
      const early = others.map(stored).every((below) => !fusion.stored.has(below) || below.id < anchor.id);
      return !followers.has(anchor) && early && direct.has(anchor) && seenDirectly(anchor, tree, place);
    }) ?? null
  );
}

/** Nodes that reach `node` through elementwise ops alone. */
function elementwiseBelow(node: Node, place: FindPlace): Set<Node> {
  const found = new Set<Node>(),
    pending = [...node.inputs];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    if (found.has(below)) continue;
    found.add(below);
    if (place(below) === undefined && below.op.family === "elementwise") pending.push(...below.inputs);
  }
  return found;
}

/** No view within the tree shows the anchor: its value is at hand at the index of the kernel only. */
function seenDirectly(anchor: Node, tree: readonly Node[], place: FindPlace): boolean {
  const views = tree.filter((node) => node.op.family === "view" && place(node) === undefined),
    shown = views.flatMap((view) => view.inputs);
  const below = treeOf(
    shown.filter((node) => place(node) === undefined),
    place,
  );
  return !shown.includes(anchor) && !below.includes(anchor);
}

/** Someone besides the follower reads the anchor. */
function isNeeded(anchor: Node, follower: Node, fusion: Fusion): boolean {
  return fusion.roots.has(anchor) || [...(fusion.owners.get(anchor) ?? [])].some((owner) => owner !== follower);
}

/** Kahn's algorithm, earliest first: a group comes after those that store what it reads. */
function inOrder(groups: readonly Group[], place: FindPlace): Group[] {
  const maker = new Map<Node, Group>();
  for (const group of groups) for (const node of [...group.roots, group.anchor]) maker.set(node, group);
  const done = new Set<Group>(),
    begun = new Set<Group>(),
    result: Group[] = [];
  const visit = (start: Group): void => {
    const pending: { group: Group; needs: Group[] }[] = [{ group: start, needs: needsOf(start, maker, place) }];
    for (let top = pending[pending.length - 1]; top !== undefined; top = pending[pending.length - 1]) {
      const next = top.needs.pop();
      if (next === undefined) {
        pending.pop();
        if (!done.has(top.group)) result.push(top.group);
        done.add(top.group);
      } else if (!done.has(next)) {
        if (begun.has(next)) throw new TypeError("schedule: two kernels need one another");
        begun.add(next);
        pending.push({ group: next, needs: needsOf(next, maker, place) });
      }
    }
  };
  for (const group of groups) if (!done.has(group)) visit(group);
  return result;
}

function needsOf(group: Group, maker: ReadonlyMap<Node, Group>, place: FindPlace): Group[] {
  const needs = new Set<Group>();
  for (const node of treeOf([...group.roots, group.anchor], place)) {
    for (const below of [node, ...node.inputs]) {
      const found = maker.get(stored(below));
      if (found !== undefined && found !== group) needs.add(found);
    }
  }
  return [...needs];
}

/** Maps over one shape that follow one another become one loop, if the later reads the earlier at the same index only. */
function joinMaps(groups: readonly Group[], place: FindPlace): Group[] {
  const result: Group[] = [];
  for (const group of groups) {
    const last = result[result.length - 1];
    if (
      last !== undefined &&
      (isMap(last) || endsInMap(last)) &&
      isMap(group) &&
      sameShape(last.anchor.type.shape, group.anchor.type.shape) &&
      readsSameIndex(group, last, place)
    ) {
      result[result.length - 1] = { anchor: last.anchor, roots: [...last.roots, ...group.roots] };
    } else result.push(group);
  }
  return result;
}

/** The results of a sum can be followed, element by element, by more maps than one. */
function endsInMap({ anchor }: Group): boolean {
  return anchor.op.family === "contraction" || anchor.op.family === "reduction";
}

function isMap({ anchor }: Group): boolean {
  return anchor.op.family === "elementwise" || anchor.op.family === "view" || anchor.op.family === "source";
}

function readsSameIndex(group: Group, before: Group, place: FindPlace): boolean {
  const tree = treeOf(group.roots, place);
  return tree.every(
    (node) =>
      node.op.family !== "view" ||
      node.inputs.every((input) => !before.roots.includes(input) && !dependsInPlace(input, before, place)),
  );
}

function dependsInPlace(node: Node, before: Group, place: FindPlace): boolean {
  return treeOf([node], place).some((below) => before.roots.includes(below));
}
