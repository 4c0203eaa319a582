import { text } from "./text";

/*
 * <span data-deadline="ISO instant">: the time left, in words, ticking. The server's clock counts:
 * <meta name="server-time"> corrects a device whose own clock is wrong.
 */

const serverTime = document.querySelector<HTMLMetaElement>('meta[name="server-time"]')?.content;
const skew = serverTime ? Date.parse(serverTime) - Date.now() : 0;

/** Now, by the server's clock, in milliseconds. */
export const now = (): number => Date.now() + skew;

function timeLeft(milliseconds: number): string {
  if (milliseconds <= 0) return text("DeadlinePassed");
  const seconds = Math.floor(milliseconds / 1000);
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days > 0) return text("LeftDays", { Days: days, Hours: hours });
  if (hours > 0) return text("LeftHours", { Hours: hours, Minutes: minutes });
  return text("LeftMinutes", { Minutes: minutes, Seconds: String(seconds % 60).padStart(2, "0") });
}

export function tickDeadlines(): void {
  const tick = (): void => {
    for (const element of document.querySelectorAll<HTMLElement>("[data-deadline]")) {
      const left = Date.parse(element.dataset["deadline"]!) - now();
      const words = timeLeft(left);
      if (element.textContent !== words) element.textContent = words;
      element.classList.toggle("is-urgent", left > 0 && left < 24 * 3600 * 1000);
      element.classList.toggle("is-past", left <= 0);
    }
  };
  if (!document.querySelector("[data-deadline]")) return;
  tick();
  setInterval(tick, 1000);
}
