// The workloads written by hand, for the same rounding contract as gradc's modules: f32 rounds at every operation, sums
// run in blocks of 256 and in 8 or 16 lanes. Tuned for V8: register tiles of 4 x 4, no allocation, buffers of its own.
import { logistic, perceptron } from "./networks.mjs";
import { cosBeside, exp, log, sinCos } from "./scalar.mjs";

/** { gradients, loss(), step(), parameter: the first one's memory } of a workload. */
export function byHand({ name, tensors, parameters }) {
  const arrays = Object.fromEntries(Object.entries(tensors).map(([tensor, { data }]) => [tensor, data]));
  return { ...written(name, arrays), parameter: arrays[parameters[0]] };
}

function written(name, tensors) {
  switch (name) {
    case "rosenbrock-1000":
      return rosenbrock(tensors.x);
    case "rosenbrock-2":
      return rosenbrock2(tensors.x);
    case "arm":
      return arm(tensors.p);
    case "logistic-regression":
      return logistic(tensors);
    default:
      return perceptron(tensors);
  }
}

function rosenbrock(x) {
  const n = x.length,
    gradient = new Float64Array(n),
    loss = new Float64Array(1),
    totals = new Float64Array(4);
  function step() {
    let carry = 0,
      b = x[0];
    for (let block = 0; block < 4; block++) {
      const start = block * 256,
        end = Math.min(n - 1, start + 256),
        whole = start + ((end - start) & ~7);
      let s0 = 0,
        s1 = 0,
        s2 = 0,
        s3 = 0,
        s4 = 0,
        s5 = 0,
        s6 = 0,
        s7 = 0,
        i = start;
      for (; i < whole; i += 8) {
        let a = b,
          t,
          u;
        b = x[i + 1];
        t = b - a * a;
        u = 1 - a;
        s0 += 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i] = carry - 2 * u - 2 * (t * a);
        carry = t;
        a = b;
        b = x[i + 2];
        t = b - a * a;
        u = 1 - a;
        s1 += 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i + 1] = carry - 2 * u - 2 * (t * a);
        carry = t;
        a = b;
        b = x[i + 3];
        t = b - a * a;
        u = 1 - a;
        s2 += 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i + 2] = carry - 2 * u - 2 * (t * a);
        carry = t;
        a = b;
        b = x[i + 4];
        t = b - a * a;
        u = 1 - a;
        s3 += 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i + 3] = carry - 2 * u - 2 * (t * a);
        carry = t;
        a = b;
        b = x[i + 5];
        t = b - a * a;
        u = 1 - a;
        s4 += 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i + 4] = carry - 2 * u - 2 * (t * a);
        carry = t;
        a = b;
        b = x[i + 6];
        t = b - a * a;
        u = 1 - a;
        s5 += 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i + 5] = carry - 2 * u - 2 * (t * a);
        carry = t;
        a = b;
        b = x[i + 7];
        t = b - a * a;
        u = 1 - a;
        s6 += 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i + 6] = carry - 2 * u - 2 * (t * a);
        carry = t;
        a = b;
        b = x[i + 8];
        t = b - a * a;
        u = 1 - a;
        s7 += 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i + 7] = carry - 2 * u - 2 * (t * a);
        carry = t;
      }
      for (let lane = 0; i < end; i++, lane++) {
        const a = b,
          u = 1 - a;
        b = x[i + 1];
        let t = b - a * a;
        const term = 100 * (t * t) + u * u;
        t = 200 * t;
        gradient[i] = carry - 2 * u - 2 * (t * a);
        carry = t;
        if (lane === 0) s0 += term;
        else if (lane === 1) s1 += term;
        else if (lane === 2) s2 += term;
        else if (lane === 3) s3 += term;
        else if (lane === 4) s4 += term;
        else if (lane === 5) s5 += term;
        else s6 += term;
      }
      totals[block] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    }
    gradient[n - 1] = carry;
    loss[0] = totals[0] + totals[1] + (totals[2] + totals[3]);
  }
  return { gradients: { x: gradient }, loss: () => loss[0], step };
}

function rosenbrock2(x) {
  const gradient = new Float64Array(2),
    loss = new Float64Array(1);
  function step() {
    const a = x[0],
      t = x[1] - a * a,
      u = 1 - a,
      d = 200 * t;
    loss[0] = 100 * (t * t) + u * u;
    gradient[0] = -2 * u - 2 * (d * a);
    gradient[1] = d;
  }
  return { gradients: { x: gradient }, loss: () => loss[0], step };
}

function arm(p) {
  const gradient = new Float64Array(6),
    loss = new Float64Array(1),
    g = 9.81 / 0.1;
  function step() {
    const q1 = p[0],
      q2 = p[1],
      w1 = p[2],
      w2 = p[3],
      v = p[4],
      time = p[5],
      a = q1 + q2,
      w = w1 + w2;
    const s1 = sinCos(q1),
      c1 = cosBeside[0],
      s12 = sinCos(a),
      c12 = cosBeside[0];
    const ux = -s1 * w1 - 0.8 * s12 * w,
      uy = c1 * w1 + 0.8 * c12 * w,
      vx = v * ux,
      vy = v * uy;
    const decay = exp(-0.1 * time),
      e = (1 - decay) / 0.1;
    const dx = c1 + 0.8 * c12 + vx * e - 3,
      dy = s1 + 0.8 * s12 + (vy + g) * e - g * time - 1.5;
    const root = Math.sqrt(1 + q2 * q2),
      square = 1 + time * time;
    loss[0] =
      dx * dx + dy * dy + 0.01 * (vx * vx + vy * vy) + 0.001 * (w1 * w1 + w2 * w2) + 0.1 * log(square) + 0.05 * root;
    const gx = 2 * dx,
      gy = 2 * dy,
      gvx = gx * e + 0.02 * vx,
      gvy = gy * e + 0.02 * vy;
    const gux = gvx * v,
      guy = gvy * v,
      gs12 = 0.8 * (gy - gux * w),
      gc12 = 0.8 * (gx + guy * w);
    const ga = gs12 * c12 - gc12 * s12,
      gw = 0.8 * (guy * c12 - gux * s12);
    gradient[0] = ga + (gy - gux * w1) * c1 - (gx + guy * w1) * s1;
    gradient[1] = ga + (0.05 * q2) / root;
    gradient[2] = gw + guy * c1 - gux * s1 + 0.002 * w1;
    gradient[3] = gw + 0.002 * w2;
    gradient[4] = gvx * ux + gvy * uy;
    gradient[5] = (gx * vx + gy * (vy + g)) * decay - gy * g + (0.2 * time) / square;
  }
  return { gradients: { p: gradient }, loss: () => loss[0], step };
}
