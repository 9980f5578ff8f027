import { useMutation, useQuery } from "@tanstack/react-query";
import { BookOpen, ChevronsUpDown, FlaskConical, LogOut } from "lucide-react";
import { toast } from "sonner";
import { api, unwrap } from "@/api/client";
import { messageOf, Problem } from "@/api/problem";
import { meQuery } from "@/api/queries";
import { ThemeItems } from "@/components/ThemeItems";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** Who is signed in, with what concerns only them: appearance, signing out. */
export function AccountMenu({ onSignedOut }: { onSignedOut: () => void }) {
  const { data: me } = useQuery(meQuery);
  const signOut = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/logout")),
    onSuccess: onSignedOut,
    // Whose login has ended already wanted nothing else.
    onError: (error) => (error instanceof Problem && error.status === 401 ? onSignedOut() : void toast.error(messageOf(error))),
  });
  if (!me) return null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex w-full items-center gap-2.5 rounded-lg px-2 py-2 text-left text-sm outline-none hover:bg-muted focus-visible:ring-2 focus-visible:ring-ring">
        <span aria-hidden className="flex size-7 items-center justify-center rounded-full bg-primary-soft text-xs font-semibold text-primary uppercase">
          {me.email[0]}
        </span>
        <span className="min-w-0 flex-1 truncate">{me.email}</span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
        <span className="sr-only">Account and appearance</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-60">
        <ThemeItems />
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <a href="/playground/" target="_blank" rel="noreferrer">
            <FlaskConical aria-hidden />
            Playground
          </a>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href="/swagger-ui/index.html" target="_blank" rel="noreferrer">
            <BookOpen aria-hidden />
            API
          </a>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => signOut.mutate()}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
