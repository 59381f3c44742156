/** What this page uses of the viewer, whose bundle has no types of its own. */
declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  type Sent = { url: string; userFetch?: (url: string, init: RequestInit) => Promise<Response> };
  /** The viewer's own React, which is not ours, and its parts by name. */
  export type System = {
    React: { createElement: (type: unknown, props?: object, ...children: unknown[]) => unknown };
    getComponent: (name: string, container?: boolean) => unknown;
  };
  type Options = {
    domNode: HTMLElement;
    spec: unknown;
    layout: string;
    docExpansion: "none" | "list";
    filter: boolean;
    deepLinking: boolean;
    defaultModelsExpandDepth: number;
    displayRequestDuration: boolean;
    syntaxHighlight: { activated: boolean };
    validatorUrl: null;
    plugins: ((system: System) => object)[];
    requestInterceptor: (request: Sent) => Sent;
    onComplete: () => void;
  };
  export default function SwaggerUI(options: Options): void;
}
