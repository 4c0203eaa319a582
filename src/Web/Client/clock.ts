import { culture, text } from "./text";

/*
 * <span data-deadline="ISO instant">: the time left, in words, ticking. The server's clock counts:
 * <span data-clock>: the server's clock, ticking.
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

/** The server's clock as Viet Nam reads it: 16:59:58, 10/12/2022 (+07:00). */
function wallClock(): string {
  const local = new Date(now() + 7 * 3600 * 1000).toISOString();
  const day = new Intl.DateTimeFormat(culture.startsWith("vi") ? "vi-VN" : "en-GB", culture.startsWith("vi")
    ? { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" } : { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return `${local.slice(11, 19)}, ${day.format(new Date(local))} (+07:00)`;
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
    for (const element of document.querySelectorAll<HTMLElement>("[data-clock]")) element.textContent = wallClock();
  };
  if (!document.querySelector("[data-deadline], [data-clock]")) return;
  tick();
  setInterval(tick, 1000);
}
