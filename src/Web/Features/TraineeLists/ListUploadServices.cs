namespace Lms.Web.Features.TraineeLists;

public static class ListUploadServices
{
    /// <summary>The reading of uploaded lists beside the pages.</summary>
    public static IServiceCollection AddListUploads(this IServiceCollection services)
    {
        services.AddSingleton<WaitingUploads>();
        services.AddHostedService<ListUploadWorker>();
        return services;
    }
}
