using Grpc.Core;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>The service of the protocol: a worker that starts opens one stream and keeps it while it lives.</summary>
internal sealed class WorkerService(WorkerSlot slot) : FunctionRpc.FunctionRpcBase
{
    public override Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context) =>
        slot.ServeAsync(requestStream, responseStream, context.CancellationToken);
}
