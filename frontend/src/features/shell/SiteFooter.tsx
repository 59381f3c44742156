export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <ul>
          <li>
            <a href="/api/docs">Data and API: how to read it from your own systems</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
