// onnxruntime-web as its documentation says, in one thread: a session, run on tensors that are made once.
import * as ort from "onnxruntime-web";
import { onnxModel } from "./onnxModel.mjs";

/** { forward } with a step, which is a promise, and what it computes: a session has no gradients. */
export async function onnx(of) {
  ort.env.wasm.numThreads = 1;
  const { bytes, inputs } = onnxModel(of),
    session = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
  const feeds = Object.fromEntries(
    inputs.map((input) => {
      const { dtype, shape, data } = of.tensors[input];
      return [
        input,
        dtype === "i32"
          ? new ort.Tensor("int64", BigInt64Array.from(data, BigInt), shape)
          : new ort.Tensor("float32", data, shape),
      ];
    }),
  );
  const step = async () => (await session.run(feeds)).loss.data;
  return { forward: { step, results: async () => ({ loss: await step() }), isAsync: true } };
}
