import { useMutation, useQueryClient } from "@tanstack/react-query";

/** Does one thing at one press, and fetches what is on the screen anew, also where it was refused. */
export function useAct(send: () => Promise<unknown>, onDone?: () => unknown) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries(),
  });
}
