// Pictures of made-up pages for the simulation, rendered once by the machine's own Chromium.
import { chromium } from "playwright-core";

const shell = (body) => `<style>
  body{margin:0;font:16px Inter,sans-serif;background:#fbfaf8;color:#222}
  header{display:flex;justify-content:space-between;padding:20px 48px;background:#fff;border-bottom:1px solid #e6e2da;font-weight:600}
  main{padding:36px 48px;display:grid;grid-template-columns:repeat(4,1fr);gap:24px}
  .card{background:#fff;border:1px solid #e6e2da;border-radius:14px;padding:18px}
  .mug{height:150px;border-radius:10px;margin-bottom:14px}
  button{font:inherit;background:#222;color:#fff;border:0;border-radius:8px;padding:10px 16px;margin-top:12px}
</style>${body}`;
const card = (name, price, colour) => `<div class=card><div class=mug style="background:${colour}"></div><b>${name}</b><br>${price}<br><button>Add to cart</button></div>`;
const shop = (cart) => shell(`<header><span>The Little Shop</span><span>Search &nbsp; Cart (${cart})</span></header><main>
  ${card("Blue mug", "€12.50", "#7ea3cf")}${card("Red mug", "€12.50", "#cf8a7e")}${card("Green mug", "€13.00", "#8fbf97")}${card("Tea pot", "€34.00", "#d9c79a")}
  ${card("Saucer", "€6.00", "#c9b7d9")}${card("Linen towel", "€9.90", "#e0d6c8")}${card("Wooden spoon", "€4.20", "#b99b77")}${card("Storage jar", "€11.00", "#a9b7bd")}</main>`);
const cart = shell(`<header><span>The Little Shop</span><span>Search &nbsp; Cart (2)</span></header><main style="display:block;max-width:640px">
  <h1>Your cart</h1><div class=card style="display:flex;justify-content:space-between"><span>Blue mug × 2</span><b>€25.00</b></div>
  <p style="text-align:right;font-size:22px">Total <b>€25.00</b></p><button>Check out</button></main>`);

const pay = shell(`<main style="display:block;padding:24px 32px"><div class=card style="display:flex;justify-content:space-between;align-items:center"><span style="font-size:22px">Total <b>€25.00</b></span>
  <button style="margin:0;background:#1d6b52;outline:4px solid #e0218a;outline-offset:4px">Pay €25.00</button></div></main>`);

const tab = (title, path, active = true, id = "t1") => ({ id, title, url: `http://127.0.0.1:8080/playground/${path}`, active });
const sources = {
  blank: { html: "<body style='background:#fff'></body>", tabs: [{ id: "t1", title: "New tab", url: "about:blank", active: true }] },
  shop: { html: shop(0), tabs: [tab("Shop", "shop.html")] },
  shop1: { html: shop(1), tabs: [tab("Shop", "shop.html")] },
  shop2: { html: shop(2), tabs: [tab("Shop", "shop.html")] },
  cart: { html: cart, tabs: [tab("Shop", "shop.html", false), tab("Your cart", "cart.html", true, "t2")] },
};

export async function pictures() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const made = {};
  for (const [name, { html, tabs }] of Object.entries(sources)) {
    await page.setContent(html);
    made[name] = { tabs, jpeg: await page.screenshot({ type: "jpeg", quality: 75 }) };
  }
  await page.setViewportSize({ width: 640, height: 150 });
  await page.setContent(pay);
  made.pay = { tabs: [], jpeg: await page.screenshot({ type: "jpeg", quality: 80 }) };
  await browser.close();
  return made;
}
