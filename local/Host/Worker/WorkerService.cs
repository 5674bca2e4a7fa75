using Grpc.Core;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>gRPC service of the worker protocol. A worker opens one stream and keeps it until it ends.</summary>
internal sealed class WorkerService(WorkerSlot slot) : FunctionRpc.FunctionRpcBase
{
    public override Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context) =>
        slot.ServeAsync(requestStream, responseStream, context.CancellationToken);
}
