using Microsoft.Extensions.Options;
using Serverless.Domain.Platform;
using Serverless.Local.Samples;
using Serverless.Local.Store;

namespace Serverless.Local;

/// <summary>Messages for start failures that the user can fix.</summary>
internal static class StartFailure
{
    /// <summary>Null for other failures.</summary>
    public static string? Explain(Exception exception, CommandLine line) => exception switch
    {
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            line.UseOriginalPorts
                ? $"The port, or one of {string.Join(", ", ContractPorts.Original.Keys)}, is in use. "
                    + "Stop what uses it, or start without --original-ports."
                : $"{line.Urls ?? "The port"} is in use. Choose another address with --urls, or another port "
                    + "with PORT.",
        DocumentFolderException => $"{exception.Message} Choose another folder with --data.",
        SampleException => $"{exception.Message} Start with --no-samples, or in another folder with --data.",
        OptionsValidationException => exception.Message,
        DependencyUnavailableException => $"{exception.Message} Start again: what was loaded so far is kept.",
        _ => null,
    };
}
