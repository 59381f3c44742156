import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "../../api/organisations";
import { signOut } from "../../api/session";
import type { Me } from "../../api/types";
import { DemonstrationNote } from "./DemonstrationNote";
import { FindOrganisation } from "./FindOrganisation";
import { navigationOf } from "./navigation";
import { OfflineNote } from "./OfflineNote";
import { SiteFooter } from "./SiteFooter";
import { useArrival } from "./useArrival";
import "./arrival.css";

/** Everything around a page for a person who is signed in. */
export function Shell() {
  const { data: me } = useSuspenseQuery(meQuery());
  useArrival();
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to main content
      </a>
      <SiteHeader me={me} />
      {me.demonstration && <DemonstrationNote />}
      <OfflineNote />
      <main id="main" className="wrap" tabIndex={-1}>
        <Outlet />
      </main>
      <SiteFooter me={me} />
    </>
  );
}

function SiteHeader({ me }: { me: Me }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <header className="site-header" data-open={open}>
      <div className="wrap site-header__row">
        <Link className="site-header__name" to="/">
          Groundswell
        </Link>
        <button className="site-header__menu" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          Menu
          <svg width="18" height="14" aria-hidden="true">
            <path d="M0 1h18M0 7h18M0 13h18" stroke="#fff" strokeWidth="2" />
          </svg>
        </button>
        <nav className="site-header__nav site-header__folded" aria-label="Main">
          {navigationOf(me).map(({ to, label }) => (
            <Link key={to} to={to} onClick={close} activeOptions={{ exact: false, includeSearch: false }}>
              {label}
            </Link>
          ))}
        </nav>
        <div className="site-header__folded find-slot">
          <FindOrganisation onChosen={close} />
        </div>
        <Person me={me} />
      </div>
    </header>
  );
}

function Person({ me }: { me: Me }) {
  const navigate = useNavigate();
  const router = useRouter();
  const leave = async () => {
    await signOut();
    router.options.context.queryClient.clear();
    await navigate({ to: "/sign-in", search: {} });
  };
  return (
    <div className="site-header__me site-header__folded">
      <span>{me.name}</span>
      <span className="site-header__role">
        {me.role_label}{" "}
        <button type="button" className="site-header__out" onClick={() => void leave()}>
          Sign out
        </button>
      </span>
    </div>
  );
}
