/**
 * Lambda gives a function its credentials in the environment, and in no other way. This stands in bundles for the SDK's
 * search through profiles, sign-on, containers and machines: a seventh of a bundle that no function ever runs.
 */
import type { Environment } from './environment.ts';

export class NoCredentials extends Error {
  override readonly name = 'NoCredentials';
}

/** Takes the place of `defaultProvider` of `@aws-sdk/credential-provider-node`. Throws NoCredentials outside Lambda. */
export const defaultProvider = () => async () => credentialsIn(process.env);

export const credentialsIn = ({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN }: Environment) => {
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined)
    throw new NoCredentials(
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set. Lambda sets them from the role of the function.',
    );
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
};
