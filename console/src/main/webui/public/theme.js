// Sets the theme before the first paint. A file of its own because the content security policy forbids inline scripts.
(function () {
  var theme = null;
  try {
    theme = JSON.parse(window.localStorage.getItem('redress.preferences') || '{}').theme;
  } catch {
    // Storage may be forbidden; the system's theme is right then.
  }
  var dark = theme === 'dark' || ((theme == null || theme === 'system') && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('pf-v6-theme-dark', dark);
})();
