/** The way in: who is asked who they are, and how; what is held back, and what is written down. */
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { JurisdictionStack } from '../../../lib/infrastructure/jurisdiction-stack.ts';
import { connecticut, connecticutFile, newApp, ofType, readable } from '../synthesized.ts';

const template = connecticut();
const all = (type: string, of = template) => Object.values(ofType(of, type)).map(({ Properties }) => Properties);

describe('the way in', () => {
  test('asks staff for a token and machines for a signature; only health and the description are open', () => {
    const routes = all('AWS::ApiGatewayV2::Route').map(({ RouteKey, AuthorizationType }) => [
      RouteKey,
      AuthorizationType,
    ]);
    expect(Object.fromEntries(routes)).toEqual({
      'ANY /{proxy+}': 'JWT',
      'ANY /machine/{proxy+}': 'AWS_IAM',
      'GET /health': 'NONE',
      'GET /openapi.json': 'NONE',
    });
  });

  test('leads every route to the live version of one function, which nobody else calls', () => {
    for (const { IntegrationUri } of all('AWS::ApiGatewayV2::Integration'))
      expect(readable(IntegrationUri)).toMatch(/^<FunctionsApiLive\w+>$/);
    const called = all('AWS::Lambda::Permission').filter(({ Principal }) => Principal === 'apigateway.amazonaws.com');
    expect(called.length).toBeGreaterThan(0);
    for (const { FunctionName, SourceArn } of called) {
      expect(readable(FunctionName)).toMatch(/^<FunctionsApiLive/);
      expect(readable(SourceArn)).toMatch(/:<HttpApi\w+>\/\*\/\*\//);
    }
  });

  test('turns away what comes too fast, and writes down no address: it may say a case, a unit or anything', () => {
    const [stage = {}] = all('AWS::ApiGatewayV2::Stage');
    expect(stage.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
    const { Format, DestinationArn } = stage.AccessLogSettings as { Format: string; DestinationArn: unknown };
    expect(readable(DestinationArn)).toMatch(/^<HttpLog/);
    expect(Object.values(JSON.parse(Format)).toSorted()).toEqual([
      '$context.error.responseType',
      '$context.integrationStatus',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ]);
  });
});

describe('the accounts of staff', () => {
  const [pool] = all('AWS::Cognito::UserPool');

  test('are made by who administers them, with a second factor, and stay when the stack goes', () => {
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    });
    const [{ DeletionPolicy } = { DeletionPolicy: '' }] = Object.values(ofType(template, 'AWS::Cognito::UserPool'));
    expect(DeletionPolicy).toBe('Retain');
  });

  test('carry roles and units that nobody writes about themselves', () => {
    const [client] = all('AWS::Cognito::UserPoolClient');
    expect(client?.ReadAttributes).toEqual(expect.arrayContaining(['custom:roles', 'custom:units']));
    expect(client?.WriteAttributes).toEqual(['locale']);
  });

  test('are those of another issuer where the file names one, and then there is no pool', () => {
    const jwt = { issuer: 'https://sign-in.doc.example/', audience: ['throughcare'] };
    const file = { ...connecticutFile(), jurisdiction: 'other-issuer', access: { jwt } };
    const other = Template.fromStack(new JurisdictionStack(newApp(), { file }));
    expect(all('AWS::Cognito::UserPool', other)).toEqual([]);
    const [authorizer] = all('AWS::ApiGatewayV2::Authorizer', other);
    expect(authorizer?.JwtConfiguration).toEqual({ Issuer: jwt.issuer, Audience: jwt.audience });
  });
});
