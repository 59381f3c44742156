import { resolved, type Json } from "./references";

type Acting = { specActions: { updateJsonSpec: (description: Json) => void } };

/** The viewer reads any description: as YAML, with references to anywhere, which it follows by building the whole
    document anew for each part that is opened. Ours is JSON and refers to itself alone; read as such it is there in a
    fraction of the time. */
export const ownDescription = () => ({
  fn: {
    resolveSubtree: (description: Json, path: string[]) =>
      Promise.resolve({ spec: resolved(description, path), errors: [] }),
  },
  statePlugins: {
    spec: {
      wrapActions: {
        parseToJson:
          (_: unknown, { specActions }: Acting) =>
          (text: string) =>
            specActions.updateJsonSpec(JSON.parse(text) as Json),
      },
    },
  },
});
