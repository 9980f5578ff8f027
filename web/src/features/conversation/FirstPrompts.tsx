import { FormInput, ShoppingBag, Table2, UserRound } from "lucide-react";

const prompts = [
  { icon: ShoppingBag, title: "Shop", text: "Open the shop, add two blue mugs to the cart and tell me the total" },
  { icon: FormInput, title: "Fill in a form", text: "Open the pizza form, type Ada into Name, check Vegan, choose Large and submit" },
  { icon: Table2, title: "Read a table", text: "Open the table, sort by salary descending and tell me the highest salary" },
  { icon: UserRound, title: "Sign in", text: "Open the sign-in page and sign in as ada@example.com with password lovelace" },
];

/** Something to start with: tasks on the bundled playground that work without any model key. */
export function FirstPrompts({ onChoose, disabled }: { onChoose: (text: string) => void; disabled: boolean }) {
  return (
    <ul aria-label="Things to try" className="grid gap-2.5 sm:grid-cols-2">
      {prompts.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <button
            type="button"
            disabled={disabled}
            onClick={() => onChoose(text)}
            className="flex h-full w-full gap-3 rounded-xl border border-border bg-card p-3.5 text-left outline-none transition hover:border-primary/60 hover:shadow-lift focus-visible:ring-2 focus-visible:ring-ring disabled:opacity-50"
          >
            <Icon className="mt-0.5 size-4 shrink-0 text-primary" aria-hidden />
            <span>
              <span className="block text-sm font-medium">{title}</span>
              <span className="mt-0.5 block text-[13px] leading-snug text-muted-foreground">{text}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
