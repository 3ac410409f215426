/**
 * Who may look at the page. bearer: whoever knows a token, sent as `Authorization: Bearer …` or typed into the form. proxyHeader: whom
 * a proxy in front has signed in; it says so in a header, which counts only from the addresses of proxies that are trusted.
 */
export type SignIn =
  | { readonly kind: 'bearer'; readonly token: string }
  | {
      readonly kind: 'proxyHeader';
      /** E.g. `x-forwarded-user`. */
      readonly header: string;
      /** IP addresses or networks, e.g. `10.0.0.0/8`. */
      readonly trustedProxies: readonly string[];
    };
