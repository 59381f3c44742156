import { api, read } from "../../../api/client";

/** The words of the write-up become the innovation's; what it takes can be said there. */
export const addToLibrary = (code: string) =>
  read(
    api.POST("/api/v1/initiatives/{code}/innovation", {
      params: { path: { code } },
      body: { first_cycle: "", cost: "", time: "", people: "" },
    }),
  );
