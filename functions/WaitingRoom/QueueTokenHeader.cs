using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;

namespace Serverless.Functions.WaitingRoom;

/// <summary>The header in which a signed-in visitor sends the token of an earlier answer.</summary>
internal static class QueueTokenHeader
{
    public static Result<QueueVisitor> ReadVisitor(
        this IQueueTokens tokens, HttpRequest request, PerformanceId performance)
    {
        var visitor = tokens.ReadVisitor(request.User(), performance, request.Headers[QueueHeaders.Token].ToString());

        return visitor.IsError ? visitor : visitor.Value with { Address = request.Origin() };
    }
}
