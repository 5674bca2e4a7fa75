namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Stands for the type of the same name in Worker.Extensions.Http.AspNetCore.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    // The Local runtime always serves through ASP.NET Core.
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(
        this FunctionsApplicationBuilder builder) =>
        builder;
}
