using Microsoft.AspNetCore.Builder;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Stands for Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication of Worker.</summary>
public static class FunctionsApplication
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        new(WebApplication.CreateSlimBuilder(args));
}
