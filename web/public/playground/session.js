const NAME = "playground_session";

/** The e-mail address of who is signed in, or null. */
export function whoIsSignedIn() {
  const pair = document.cookie.split("; ").find((each) => each.startsWith(`${NAME}=`));
  return pair ? decodeURIComponent(pair.slice(NAME.length + 1)) : null;
}

export function signIn(email, keep) {
  document.cookie = `${NAME}=${encodeURIComponent(email)}; path=${location.pathname.replace(/[^/]*$/, "")}; SameSite=Lax${keep ? "; max-age=2592000" : ""}`;
}

export function signOut() {
  document.cookie = `${NAME}=; path=${location.pathname.replace(/[^/]*$/, "")}; SameSite=Lax; max-age=0`;
}
