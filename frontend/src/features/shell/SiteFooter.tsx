import { Link } from "@tanstack/react-router";

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <ul>
          <li>
            <Link to="/how-the-charts-work">How the charts work</Link>
          </li>
          <li>
            <Link to="/what-the-words-mean">What the words mean</Link>
          </li>
          <li>
            <Link to="/accessibility">Accessibility</Link>
          </li>
          <li>
            <Link to="/data">Data and API</Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
