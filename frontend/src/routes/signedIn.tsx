import { createRoute, redirect, useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { meQuery } from "../api/organisations";
import { isSignedIn } from "../api/session";
import { Shell } from "../features/shell/Shell";
import { Failing } from "../ui/Failing";
import { rootRoute } from "./root";

/** The pages behind the sign-in: renews it on a reload, and asks for it when there is none. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    if (!(await isSignedIn())) throw redirect({ to: "/sign-in", search: { return: location.href } });
    const me = await context.queryClient.ensureQueryData(meQuery());
    return { me };
  },
  component: Shell,
  errorComponent: PageFailed,
});

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="wrap" style={{ paddingBlock: 32 }}>
      <Failing
        what="This page could not be shown."
        kept="What you chose is kept in the address of this page."
        error={error}
        onRetry={again}
      />
    </div>
  );
}
