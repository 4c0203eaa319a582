declare module "@tabler/core/dist/js/tabler.esm.js" {
  interface Widget {
    show(): void;
    hide(): void;
    toggle(): void;
    dispose(): void;
  }
  interface WidgetClass {
    new (element: Element, options?: Record<string, unknown>): Widget;
    getOrCreateInstance(element: Element, options?: Record<string, unknown>): Widget;
  }
  export const Alert: WidgetClass;
  export const Collapse: WidgetClass;
  export const Dropdown: WidgetClass;
  export const Modal: WidgetClass;
  export const Offcanvas: WidgetClass;
  export const Tab: WidgetClass;
  export const Toast: WidgetClass;
  export const Tooltip: WidgetClass;
}
