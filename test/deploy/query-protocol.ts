/** Services that are asked for one thing only, in the form that needs no client of its own. */
export const askService = async (
  endpoint: string,
  service: string,
  region: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> => {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      // The emulator checks no signature, and reads the service and the region from where one would stand.
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams(parameters),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${parameters.Action}: ${answer.status} ${text}`);
  return text;
};
