// Tabler wires dropdowns, the collapsing navigation, tabs and dismissible alerts by their data-bs attributes.
import "@tabler/core/dist/js/tabler.esm.js";
import { tickDeadlines } from "./clock";
import { comboboxes } from "./combobox";
import { confirmSubmits } from "./confirm";
import { copyButtons } from "./copy";
import { enhanceTables } from "./data-table";
import { checkFileSizes } from "./file-size";
import { enhanceForms } from "./forms";
import { reachScrollers, showCurrent } from "./scrollers";
import { switchTheme } from "./theme";
import { tellWaiting } from "./waiting";

switchTheme();
confirmSubmits();
copyButtons();
checkFileSizes();
enhanceForms();
comboboxes();
enhanceTables();
tickDeadlines();
reachScrollers();
showCurrent();
void tellWaiting();
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
