// What a program that uses the grid asks of its API, with the token it connects with.
export function grid(connect) {
  const url = new URL(connect);
  const token = url.searchParams.get("token");
  const api = `${url.origin.replace(/^ws/, "http")}/api/v1`;
  const ask = (path, options = {}) => fetch(api + path, { ...options, headers: { authorization: `Bearer ${token}` } });
  const json = async (path, options) => (await ask(path, options)).json();

  return {
    async session() {
      return (await json("/sessions?status=active")).data[0].id;
    },
    async upload(session, name, text) {
      const body = new FormData();
      body.append("file", new Blob([text]), name);
      return json(`/sessions/${session}/uploads`, { method: "POST", body });
    },
    async download(session, name) {
      for (;;) {
        const { data } = await json(`/sessions/${session}/downloads`);
        const found = data.find((download) => download.name === name);
        if (found?.state === "complete") {
          return (await ask(`/sessions/${session}/downloads/${found.id}`)).text();
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}
