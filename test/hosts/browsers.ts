/** Debian's browsers without a window. Firefox has no protocol that Debian's build and a library share: it is a process. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

/** Goes to a page; the result ends the browser. */
export type Visitor = (address: string) => Promise<() => Promise<void>>;

const chromiumFlags = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

/** What would speak to the network, or ask the user. */
const firefoxPreferences = `
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("browser.safebrowsing.downloads.remote.enabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("services.settings.server", "");
`;

export const browsers: { readonly [name: string]: Visitor } = {
  Chromium: async (address) => {
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: chromiumFlags });
    const page = await browser.newPage();
    await page.goto(address);
    return () => browser.close();
  },
  Firefox: (address) => {
    const profile = mkdtempSync(path.join(tmpdir(), "gradc-firefox-"));
    writeFileSync(path.join(profile, "user.js"), firefoxPreferences);
    const flags = ["--headless", "--no-remote", "--profile", profile, address];
    const child = spawn("/usr/bin/firefox-esr", flags, { stdio: "ignore", env: { ...process.env, HOME: profile } });
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    return Promise.resolve(async () => {
      child.kill("SIGKILL");
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    });
  },
};
