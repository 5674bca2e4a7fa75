using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions.Http;

internal static class FunctionContextExtensions
{
    private const string HttpBinding = "http";

    /// <summary>
    /// Drops the HTTP response that a function returned, because the caller got another one. Other outputs, such as
    /// live messages, stay: their receivers must learn what happened.
    /// </summary>
    public static void DropHttpResult(this FunctionContext context)
    {
        context.GetInvocationResult().Value = null;

        // The worker has already split a result with several outputs into its bindings.
        if (context.GetOutputBindings<object>().FirstOrDefault(output => output.BindingType == HttpBinding) is { } http)
        {
            http.Value = Results.Empty;
        }
    }
}
