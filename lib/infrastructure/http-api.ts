/**
 * The way in: staff with a token, other systems with a signature under `/machine`, because a route has one way of finding
 * out who asks. All routes lead to one function, and what is written down of a request is never its address.
 */
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi as Api,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { AccessFile } from './jurisdiction-file/access.ts';
import { StaffPool } from './staff-pool.ts';

export interface HttpApiProps {
  readonly jurisdiction: string;
  readonly function: Alias;
  readonly access: AccessFile | undefined;
  readonly key: IKey;
  readonly logRetention: RetentionDays;
}

/** In requests a second: beyond it whoever asks is told to wait (429). */
const throttle = { rateLimit: 200, burstLimit: 400 };

/** Whoever looks for one request finds it by its id: the same as in the audit trail and the function's log. */
const accessLog = {
  request: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.error.responseType',
  integration: '$context.integrationStatus',
};

export class HttpApi extends Construct {
  readonly api: Api;
  private readonly props: HttpApiProps;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    this.props = props;
    this.api = new Api(this, 'Api', {
      apiName: `throughcare-${props.jurisdiction}`,
      createDefaultStage: false,
    });
    this.route('/{proxy+}', this.staff());
    this.route('/machine/{proxy+}', new HttpIamAuthorizer());
    for (const open of ['/health', '/openapi.json']) this.route(open, new HttpNoneAuthorizer(), HttpMethod.GET);
    this.stage();
    this.tell();
  }

  private route(path: string, authorizer: IHttpRouteAuthorizer, method = HttpMethod.ANY): void {
    const integration = new HttpLambdaIntegration('Function', this.props.function as IFunction);
    for (const route of this.api.addRoutes({ path, methods: [method], authorizer, integration })) {
      if (method !== HttpMethod.GET) continue;
      acknowledge(route, {
        'AwsSolutions-APIG4':
          'It tells whether the API answers, or how it is asked: nothing of a case, and nothing that needs to know who asks.',
      });
    }
  }

  private staff(): IHttpRouteAuthorizer {
    const jwt = this.props.access?.jwt;
    if (jwt !== undefined) return new HttpJwtAuthorizer('Staff', jwt.issuer, { jwtAudience: [...jwt.audience] });
    const { pool, client } = new StaffPool(this, 'Staff');
    new CfnOutput(Stack.of(this), 'StaffPool', { description: 'Where accounts are made', value: pool.userPoolId });
    new CfnOutput(Stack.of(this), 'StaffClient', {
      description: 'What signs staff in',
      value: client.userPoolClientId,
    });
    return new HttpJwtAuthorizer('Staff', pool.userPoolProviderUrl, { jwtAudience: [client.userPoolClientId] });
  }

  private stage(): void {
    const { key, logRetention } = this.props;
    const log = new LogGroup(this, 'Log', {
      encryptionKey: key,
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
  }

  private tell(): void {
    const { partition, region, account } = Stack.of(this);
    new CfnOutput(Stack.of(this), 'Api', { description: 'The way in', value: this.api.apiEndpoint });
    new CfnOutput(Stack.of(this), 'MachineRoutes', {
      description: 'What the role of another system needs execute-api:Invoke on',
      value: `arn:${partition}:execute-api:${region}:${account}:${this.api.apiId}/*/*/machine/*`,
    });
  }
}
