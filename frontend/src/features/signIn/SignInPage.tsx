import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, TextInput } from "nhsuk-react-components";
import { useState, type FormEvent } from "react";
import { siteQuery } from "../../api/organisations";
import { ApiProblem } from "../../api/problem";
import { signIn } from "../../api/session";
import { PageTitle } from "../../ui/PageTitle";

const DEMONSTRATION_PASSWORD = "demonstration-only";
const route = getRouteApi("/sign-in");

export function SignInPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: site } = useQuery(siteQuery());
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = async (as: string, secret: string) => {
    setBusy(true);
    setWrong(null);
    try {
      await signIn(as, secret);
      await navigate({ href: search.return ?? "/" });
    } catch (error) {
      const refused = error instanceof ApiProblem && [400, 401, 403, 422].includes(error.status);
      setWrong(refused ? "The email address or the password is not right." : (error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(email, password);
  };

  return (
    <>
      <PageTitle title="Sign in" />
      <header className="site-header">
        <div className="wrap site-header__row">
          <span className="site-header__name">Groundswell</span>
        </div>
      </header>
      <main id="main" className="wrap">
        <h1>Sign in</h1>
        <p className="lede">See which practices have really changed, and record this month’s numbers.</p>
        <div className="columns section">
          <form className="card span-4" onSubmit={submit} noValidate>
            {wrong && (
              <div className="box box--bad" role="alert">
                <p>
                  <strong>You are not signed in.</strong> {wrong}
                </p>
              </div>
            )}
            <TextInput
              label="Email address"
              type="email"
              name="username"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <TextInput
              label="Password"
              type="password"
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button small type="submit" disabled={busy}>
              Sign in
            </Button>
          </form>
          {site?.demonstration && (
            <section className="card span-8" aria-labelledby="demonstration-heading">
              <h2 id="demonstration-heading">Try it as one of these people</h2>
              <p className="note">
                This is a demonstration: every organisation, person and figure is invented. The password of each is{" "}
                <code className="nowrap">{DEMONSTRATION_PASSWORD}</code>.
              </p>
              <ul className="sign-ins">
                {site.demonstration_sign_ins.map((person) => (
                  <li key={person.email}>
                    <button
                      type="button"
                      className="button"
                      disabled={busy}
                      onClick={() => void enter(person.email, DEMONSTRATION_PASSWORD)}
                    >
                      {person.label}
                    </button>
                    <span className="note">{person.email}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </main>
    </>
  );
}
