import type { System } from "swagger-ui-dist/swagger-ui-es-bundle.js";

const nothing = () => null;

/** The viewer inside a page of ours, which has its own heading, its own main part, and knows who is signed in. */
export const operationsAlone = ({ React: { createElement } }: System) => ({
  components: {
    OperationsAlone: ({ getComponent }: Pick<System, "getComponent">) =>
      createElement(
        "div",
        { className: "swagger-ui" },
        createElement(getComponent("SvgAssets")),
        createElement(getComponent("errors", true)),
        createElement(getComponent("FilterContainer", true)),
        createElement(getComponent("operations", true)),
      ),
  },
  wrapComponents: { authorizeOperationBtn: () => nothing },
});
