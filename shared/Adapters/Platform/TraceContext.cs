using System.Diagnostics;

namespace Serverless.Adapters.Platform;

/// <summary>
/// Hands the trace on to whom we call, in W3C's headers. The HTTP client would do so by itself, but under a span of its
/// own, which no collector ever sees: the other side's spans would hang on nothing. Such a client gets no
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
