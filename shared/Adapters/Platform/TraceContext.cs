using System.Diagnostics;

namespace Serverless.Adapters.Platform;

/// <summary>
/// Sends the trace context in W3C's headers. The HTTP client would do so by itself, but with a span of its own, which
/// is not exported: the spans of the other side would have no parent. Such a client gets no
/// <see cref="SocketsHttpHandler.ActivityHeadersPropagator"/>.
/// </summary>
internal static class TraceContext
{
    public static void AddTraceContext(this HttpRequestMessage request) =>
        DistributedContextPropagator.Current.Inject(
            Activity.Current,
            request,
            static (carrier, name, value) =>
                ((HttpRequestMessage)carrier!).Headers.TryAddWithoutValidation(name, value));
}
